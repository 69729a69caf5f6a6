import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** java.net.HttpURLConnection, with its defaults; a caller that reads getInputStream(). */
final class RunUrlConnection {
    public static void main(String[] arguments) throws Exception {
        Talk.converse((setup, first) -> {
            CookieHandler.setDefault(first.containsKey("jar") ? new CookieManager() : null);
            return RunUrlConnection::answer;
        });
    }

    private static String answer(Map<String, String> ask) throws IOException {
        if (ask.containsKey("user")) {
            throw new Talk.Unsupported("sends a user name only when a 401 asks for it");
        }
        HttpURLConnection connection = (HttpURLConnection) new URL(ask.get("url")).openConnection();
        try {
            connection.setRequestMethod(ask.get("method"));
        } catch (ProtocolException error) {
            throw new Talk.Unsupported("refuses the method " + ask.get("method"));
        }
        ask.forEach((name, value) -> {
            if (name.startsWith("header.")) connection.setRequestProperty(name.substring(7), value);
        });
        try {
            String body = ask.get("body");
            if (body != null) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                connection.setDoOutput(true);
                if (ask.containsKey("expect")) {
                    connection.setRequestProperty("Expect", "100-continue");
                    connection.setFixedLengthStreamingMode(bytes.length);
                }
                try (OutputStream output = connection.getOutputStream()) {
                    output.write(bytes);
                }
            }
            try (InputStream input = connection.getInputStream()) {
                byte[] text = input.readAllBytes();
                return Talk.told(connection.getResponseCode(), text, null);
            }
        } catch (IOException error) {
            return Talk.told(status(connection), rest(connection), error);
        }
    }

    private static Integer status(HttpURLConnection connection) {
        try {
            int code = connection.getResponseCode();
            return code == -1 ? null : code;
        } catch (IOException error) {
            return null;
        }
    }

    private static byte[] rest(HttpURLConnection connection) {
        try (InputStream errors = connection.getErrorStream()) {
            return errors == null ? null : errors.readAllBytes();
        } catch (IOException error) {
            return null;
        }
    }
}
