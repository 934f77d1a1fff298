// Demo portal: sign in as one of the invented people and hand the chat a signed token.
import { postJson } from "./demo-http.js";

const state = document.getElementById("sign-in-state");
const chat = () => document.querySelector("parley-chat");

function show(text, isBad = false) {
  state.textContent = text;
  state.classList.toggle("notice-bad", isBad);
}

async function signIn(button) {
  const { signIn: reference, name, language } = button.dataset;
  button.disabled = true;
  try {
    const { token } = await postJson("/demo/chat-token", { reference }, state.dataset.failed);
    show(`${state.dataset.signedIn} ${name}.`);
    chat()?.setLanguage(language);
    chat()?.setToken(token);
    chat()?.open();
  } catch (error) {
    show(error.message, true);
  } finally {
    button.disabled = false;
  }
}

for (const button of document.querySelectorAll("[data-sign-in]")) button.addEventListener("click", () => signIn(button));
document.getElementById("open-chat").addEventListener("click", () => chat()?.open());
document.getElementById("sign-out").addEventListener("click", () => {
  chat()?.setToken(null);
  show(state.dataset.visitor);
});
show(state.dataset.visitor);
