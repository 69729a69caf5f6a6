import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The conversation both Java clients' programs have: one line in, fields as in a form; one line out an ask. */
final class Talk {
    static final long PAUSE_MILLISECONDS = 50;

    static final class Unsupported extends RuntimeException {
        Unsupported(String reason) {
            super(reason);
        }
    }

    interface Client {
        String answer(Map<String, String> ask) throws Exception;
    }

    interface Beginning {
        Client begin(String setup, Map<String, String> firstAsk) throws Exception;
    }

    static void converse(Beginning beginning) throws Exception {
        System.out.println("ready=true");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = lines.readLine()) != null; ) {
            String[] parts = line.split("\t");
            List<Map<String, String>> asks = new ArrayList<>();
            for (int i = 1; i < parts.length; i++) asks.add(fields(parts[i]));
            try {
                Client client = beginning.begin(parts[0], asks.get(0));
                for (int i = 0; i < asks.size(); i++) {
                    if (i > 0) Thread.sleep(PAUSE_MILLISECONDS);
                    System.out.println(client.answer(asks.get(i)));
                }
            } catch (Unsupported reason) {
                System.out.println("unsupported=" + encoded(reason.getMessage()));
            }
        }
    }

    static String told(Integer status, byte[] text, Throwable error) {
        StringBuilder line = new StringBuilder("told=true");
        if (status != null) line.append("&status=").append(status);
        if (text != null) line.append("&text=").append(encoded(new String(text, StandardCharsets.UTF_8)));
        if (error != null) {
            String name = error.getClass().getSimpleName();
            line.append("&error=").append(encoded(name + ": " + error.getMessage()));
        }
        return line.toString();
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text == null ? "" : text, StandardCharsets.UTF_8);
    }
}
