# ruby sign.rb SITE_KEY ID NAME EMAIL, the key in IDENTITY_KEY
require "json"
require "openssl"

# Says, signed, who is signed in here: for ten minutes.
def sign_identity(key, site_key, id, name, email)
  now = Time.now.to_i
  claims = { aud: site_key, sub: id, name: name, email: email, iat: now, exp: now + 600 }
  signed = [{ alg: "HS256", typ: "JWT" }, claims].map { |value| part(JSON.generate(value)) }.join(".")
  "#{signed}.#{part(OpenSSL::HMAC.digest("SHA256", key, signed))}"
end

def part(bytes)
  [bytes].pack("m0").tr("+/", "-_").delete("=")
end

puts sign_identity(ENV.fetch("IDENTITY_KEY"), *ARGV.first(4).map { |text| text.dup.force_encoding("UTF-8") })
