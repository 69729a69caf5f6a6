import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** java.net.http.HttpClient, with its defaults or with Redirect.NORMAL. */
final class RunHttpClient {
    public static void main(String[] arguments) throws Exception {
        Talk.converse((setup, first) -> {
            HttpClient.Builder builder = HttpClient.newBuilder();
            if (setup.endsWith("normal")) builder.followRedirects(HttpClient.Redirect.NORMAL);
            if (first.containsKey("jar")) builder.cookieHandler(new CookieManager());
            HttpClient client = builder.build();
            return ask -> answer(client, ask);
        });
    }

    private static String answer(HttpClient client, Map<String, String> ask) {
        if (ask.containsKey("user")) {
            throw new Talk.Unsupported("sends a user name only when a 401 asks for it");
        }
        try {
            String body = ask.get("body");
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(ask.get("url")))
                .method(ask.get("method"), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
            ask.forEach((name, value) -> {
                if (name.startsWith("header.")) request.header(name.substring(7), value);
            });
            if (ask.containsKey("expect")) request.expectContinue(true);
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return Talk.told(response.statusCode(), response.body(), null);
        } catch (Exception error) {
            return Talk.told(null, null, error);
        }
    }
}
