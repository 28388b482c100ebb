// dotnet run SITE_KEY ID NAME EMAIL, the key in IDENTITY_KEY
using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

Console.WriteLine(Identity(Environment.GetEnvironmentVariable("IDENTITY_KEY")!, args[0], args[1], args[2], args[3]));

// Says, signed, who is signed in here: for ten minutes.
static string Identity(string key, string siteKey, string id, string name, string email)
{
    long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    var claims = new Dictionary<string, object>
    {
        ["aud"] = siteKey, ["sub"] = id, ["name"] = name, ["email"] = email, ["iat"] = now, ["exp"] = now + 600,
    };
    var signed = Part(Encoding.UTF8.GetBytes("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")) + "." + Part(JsonSerializer.SerializeToUtf8Bytes(claims));
    using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(key));
    return signed + "." + Part(hmac.ComputeHash(Encoding.UTF8.GetBytes(signed)));
}

static string Part(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
