<?php
// PHP's http:// stream wrapper through file_get_contents(), with its defaults.

const PAUSE_MICROSECONDS = 50000;

function answer(array $ask): array
{
    if ($ask['user'] || $ask['jar']) {
        return ['unsupported' => 'has no such option'];
    }
    $headers = [];
    foreach ($ask['headers'] as $name => $value) {
        $headers[] = "$name: $value";
    }
    if ($ask['expect']) {
        $headers[] = 'Expect: 100-continue';
    }
    if ($ask['body'] !== null) {
        $headers[] = 'Content-Type: text/plain';
    }
    $options = ['method' => $ask['method'], 'header' => $headers];
    if ($ask['body'] !== null) {
        $options['content'] = $ask['body'];
    }
    error_clear_last();
    $text = @file_get_contents($ask['url'], false, stream_context_create(['http' => $options]));
    $status = null;
    foreach ($http_response_header ?? [] as $line) {
        if (preg_match('{^HTTP/\S+ +(\S+)}', $line, $found)) {
            $status = preg_match('{^\d+$}', $found[1]) ? (int) $found[1] : null;
        }
    }
    $error = $text === false ? 'warning: ' . (error_get_last()['message'] ?? 'false without a warning') : null;
    return ['status' => $status, 'text' => $text === false ? '' : substr($text, 0, 200), 'error' => $error];
}

echo json_encode(['ready' => true]), "\n";
while (($line = fgets(STDIN)) !== false) {
    $wanted = json_decode($line, true);
    foreach ($wanted['asks'] as $number => $ask) {
        if ($number > 0) {
            usleep(PAUSE_MICROSECONDS);
        }
        $told = answer($ask);
        echo json_encode($told, JSON_INVALID_UTF8_SUBSTITUTE), "\n";
        if (isset($told['unsupported'])) {
            break;
        }
    }
}
