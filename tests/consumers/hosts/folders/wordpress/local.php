<?php
// WordPress asks no address of its own machine, and few ports; here the glossary has such a one.
add_filter('http_request_host_is_external', '__return_true');
add_filter('http_allowed_safe_ports', fn ($ports) => [...$ports, %PORT%]);
