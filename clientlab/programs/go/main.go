// net/http's Client, with its defaults: a clone of DefaultTransport for every conversation.
package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"strings"
	"time"
)

// Between two requests of one conversation: long enough to hand the connection back to its pool.
const pause = 50 * time.Millisecond

type ask struct {
	Url, Method       string
	Headers           map[string]string
	Body              *string
	User, Jar, Expect bool
}

type conversation struct {
	Setup string
	Asks  []ask
}

type told struct {
	Status *int   `json:"status"`
	Text   string `json:"text"`
	Error  string `json:"error,omitempty"`
}

func main() {
	out := json.NewEncoder(os.Stdout)
	_ = out.Encode(map[string]bool{"ready": true})
	lines := bufio.NewReaderSize(os.Stdin, 1<<20)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var wanted conversation
		if err := json.Unmarshal(line, &wanted); err != nil {
			panic(err)
		}
		client := &http.Client{Transport: http.DefaultTransport.(*http.Transport).Clone()}
		if wanted.Asks[0].Jar {
			client.Jar, _ = cookiejar.New(nil)
		}
		for number, one := range wanted.Asks {
			if number > 0 {
				time.Sleep(pause)
			}
			_ = out.Encode(answer(client, one))
		}
	}
}

func answer(client *http.Client, one ask) told {
	var body io.Reader
	if one.Body != nil {
		body = strings.NewReader(*one.Body)
	}
	request, err := http.NewRequest(one.Method, one.Url, body)
	if err != nil {
		return told{Error: err.Error()}
	}
	for name, value := range one.Headers {
		request.Header.Set(name, value)
	}
	if one.User {
		request.SetBasicAuth("lab", "secret")
	}
	if one.Expect {
		request.Header.Set("Expect", "100-continue")
	}
	response, err := client.Do(request)
	if err != nil {
		return told{Error: err.Error()}
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return told{Error: err.Error()}
	}
	return told{Status: &response.StatusCode, Text: string(text)}
}
