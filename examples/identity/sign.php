<?php
// php sign.php SITE_KEY ID NAME EMAIL, the key in IDENTITY_KEY

/** Says, signed, who is signed in here: for ten minutes. */
function sign_identity(string $key, string $siteKey, string $id, string $name, string $email): string
{
    $claims = ['aud' => $siteKey, 'sub' => $id, 'name' => $name, 'email' => $email, 'iat' => time(), 'exp' => time() + 600];
    $signed = part(json(['alg' => 'HS256', 'typ' => 'JWT'])) . '.' . part(json($claims));
    return $signed . '.' . part(hash_hmac('sha256', $signed, $key, true));
}

function json(array $value): string
{
    return json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
}

function part(string $bytes): string
{
    return rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
}

[, $siteKey, $id, $name, $email] = $argv;
echo sign_identity(getenv('IDENTITY_KEY'), $siteKey, $id, $name, $email), "\n";
