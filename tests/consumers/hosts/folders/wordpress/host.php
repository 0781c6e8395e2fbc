<?php
// Posts, each saved as WordPress saves what a person of that role typed; prints their addresses.
// A role's person is called as the role is, and so is the password. Each has closed the editor's welcome before:
// who has no saved preference fetches them when the editor is there already, and is welcomed again when they come.
require __DIR__ . '/wp-load.php';
$welcomed = ['core/edit-post' => ['welcomeGuide' => false], '_modified' => gmdate('Y-m-d\TH:i:s.000\Z')];
$preferences = [$wpdb->get_blog_prefix() . 'persisted_preferences' => $welcomed];
$addresses = [];
foreach (json_decode(file_get_contents('php://input'), true) as [$role, $content]) {
    $person = ['user_login' => $role, 'user_pass' => $role, 'role' => $role, 'meta_input' => $preferences];
    wp_set_current_user(username_exists($role) ?: wp_insert_user($person));
    kses_init();
    $post = ['post_title' => 'Host', 'post_status' => 'publish', 'post_content' => $content];
    $addresses[] = get_permalink(wp_insert_post(wp_slash($post), true));
}
echo json_encode($addresses);
