// Part of /widget.js. Starts the widget from the attributes of its own script tag:
//   <script src="https://chat.example/widget.js" data-title="Chat" data-brand="Northlight" data-language="en"
//           data-token="optional signed chat token" data-privacy-url="https://..." defer></script>

/** Define the element and put one on the page; a second copy of the script does nothing. */
function boot(script) {
  if (customElements.get("parley-chat")) return;
  customElements.define("parley-chat", ParleyChat);
  const chat = document.createElement("parley-chat");
  const { title, brand, language, token, privacyUrl } = script.dataset;
  const settings = { title, brand, language: language || document.documentElement.lang, token, privacyUrl };
  for (const [name, value] of Object.entries(settings)) if (value) chat.dataset[name] = value;
  chat.dataset.origin = new URL(script.src).origin;
  script.removeAttribute("data-token");
  if (document.body) document.body.append(chat);
  else document.addEventListener("DOMContentLoaded", () => document.body.append(chat));
}

boot(document.currentScript);
