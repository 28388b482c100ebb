// java Sign.java SITE_KEY ID NAME EMAIL, the key in IDENTITY_KEY
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class Sign {
  /** Says, signed, who is signed in here: for ten minutes. Where you have a JSON library, write the claims with it. */
  static String identity(String key, String site, String id, String name, String email) throws Exception {
    long now = System.currentTimeMillis() / 1000;
    String claims = String.format("{\"aud\":%s,\"sub\":%s,\"name\":%s,\"email\":%s,\"iat\":%d,\"exp\":%d}",
        text(site), text(id), text(name), text(email), now, now + 600);
    String signed = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "." + part(claims.getBytes(UTF_8));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
    return signed + "." + part(mac.doFinal(signed.getBytes(UTF_8)));
  }

  static String text(String value) { return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"'; }

  static String part(byte[] bytes) { return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes); }

  public static void main(String[] of) throws Exception {
    System.out.println(identity(System.getenv("IDENTITY_KEY"), of[0], of[1], of[2], of[3]));
  }
}
