# Net::HTTP.start, one connection a host for a conversation, or open-uri's URI.open; both with their defaults.
require "json"
require "net/http"
require "open-uri"

PAUSE_SECONDS = 0.05
METHODS = {
  "GET" => Net::HTTP::Get, "HEAD" => Net::HTTP::Head, "POST" => Net::HTTP::Post,
  "PUT" => Net::HTTP::Put, "PATCH" => Net::HTTP::Patch, "DELETE" => Net::HTTP::Delete
}.freeze

class Unsupported < StandardError; end

def headers_of(ask)
  ask["headers"].merge(ask["expect"] ? { "Expect" => "100-continue" } : {})
end

def through_net_http(ask, connections)
  raise Unsupported, "keeps no cookies by itself" if ask["jar"]

  uri = URI(ask["url"])
  http = connections[uri.host + uri.port.to_s] ||= Net::HTTP.start(uri.host, uri.port, nil)
  request = METHODS.fetch(ask["method"]).new(uri, headers_of(ask))
  request.basic_auth("lab", "secret") if ask["user"]
  request.body = ask["body"] if ask["body"]
  response = http.request(request)
  { status: Integer(response.code, 10, exception: false), text: response.body }
end

def through_open_uri(ask)
  raise Unsupported, "makes GET requests only" if ask["method"] != "GET" || ask["body"]
  raise Unsupported, "keeps no cookies by itself" if ask["jar"]

  options = headers_of(ask)
  options[:http_basic_authentication] = %w[lab secret] if ask["user"]
  response = URI(ask["url"]).open(options)
  { status: Integer(response.status[0], 10, exception: false), text: response.read }
rescue OpenURI::HTTPError => error
  { status: Integer(error.io.status[0], 10, exception: false), text: error.io.read, error: "#{error.class}: #{error.message}" }
end

$stdout.sync = true
puts JSON.generate(ready: true)
$stdin.each_line do |line|
  wanted = JSON.parse(line)
  connections = {}
  wanted["asks"].each_with_index do |ask, number|
    sleep PAUSE_SECONDS if number.positive?
    told = wanted["setup"] == "open-uri" ? through_open_uri(ask) : through_net_http(ask, connections)
    told[:text] = told[:text].to_s.dup.force_encoding("UTF-8").scrub[0, 200]
    puts JSON.generate(told)
  rescue Unsupported => reason
    puts JSON.generate(unsupported: reason.message)
    break
  rescue StandardError => error
    puts JSON.generate(error: "#{error.class}: #{error.message}")
  end
end
