<?php
// WordPress asks no address of its own machine, and few ports; here the glossary has such a one.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn ($ports) => [...$ports, %PORT%]);
// A post that is saved gets another address, and WebKit's driver then loses the frame in which it is being written.
define('AUTOSAVE_INTERVAL', DAY_IN_SECONDS);
// Nor does it ask wordpress.org for patterns and updates, or itself what is due: pages would wait for it.
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
