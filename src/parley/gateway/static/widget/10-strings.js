// Part of /widget.js. The parts are joined in name order inside one function scope (see README.md in this folder).
//
// Every sentence the widget itself can show. Nothing here may hint at a debt: before the person is verified a
// bystander must learn nothing from the screen. Source: 12 CFR 1006.6(d), 1006.14(h); conversation.md, phase `unknown`.

const STRINGS = {
  en: {
    title: "Chat",
    open: "Open chat",
    close: "Close chat",
    log: "Messages",
    input: "Your message",
    placeholder: "Write a message",
    send: "Send",
    you: "You",
    bot: "Automated assistant",
    collector: "Team member",
    system: "Notice",
    queued: "Waiting for the connection",
    sending: "Sending",
    sent: "Sent",
    failed: "Not sent",
    retry: "Try again",
    retryLabel: (text) => `Try again to send: ${text}`,
    failedAlert: "Your message was not sent.",
    connecting: "Connecting",
    offline: "No connection. Your messages will be sent when it is back.",
    online: "Connected",
    typing: "Writing an answer",
    counter: (left) => `${left} characters left`,
    cut: "A message can have at most 1,000 characters. The rest was cut.",
    choices: "Answers to choose from",
    stop: "Stop contacting me",
    stopQuestion: "Do you want us to stop contacting you?",
    stopYes: "Yes, stop contacting me",
    stopNo: "Go back",
    stopText: "stop contacting me",
    privacy: "Privacy notice",
    otherLanguage: "Español",
    thisSite: "this site",
    unread: (count) => (count === 1 ? "1 new message" : `${count} new messages`),
    notice: (brand) =>
      `You are chatting with an automated AI assistant of ${brand}, not a person. This chat is recorded and ` +
      "processed by our service providers. Please do not type card, bank or Social Security numbers. " +
      "You can ask for a person or leave at any time.",
  },
  es: {
    title: "Chat",
    open: "Abrir chat",
    close: "Cerrar chat",
    log: "Mensajes",
    input: "Su mensaje",
    placeholder: "Escriba un mensaje",
    send: "Enviar",
    you: "Usted",
    bot: "Asistente automatizado",
    collector: "Persona del equipo",
    system: "Aviso",
    queued: "Esperando la conexión",
    sending: "Enviando",
    sent: "Enviado",
    failed: "No enviado",
    retry: "Intentar de nuevo",
    retryLabel: (text) => `Intentar de nuevo enviar: ${text}`,
    failedAlert: "Su mensaje no se envió.",
    connecting: "Conectando",
    offline: "Sin conexión. Sus mensajes se enviarán cuando vuelva.",
    online: "Conectado",
    typing: "Escribiendo una respuesta",
    counter: (left) => `Quedan ${left} caracteres`,
    cut: "Un mensaje puede tener hasta 1,000 caracteres. El resto se cortó.",
    choices: "Respuestas para elegir",
    stop: "No me contacten más",
    stopQuestion: "¿Quiere que dejemos de contactarle?",
    stopYes: "Sí, no me contacten más",
    stopNo: "Volver",
    stopText: "no me contacten más",
    privacy: "Aviso de privacidad",
    otherLanguage: "English",
    thisSite: "este sitio",
    unread: (count) => (count === 1 ? "1 mensaje nuevo" : `${count} mensajes nuevos`),
    notice: (brand) =>
      `Usted conversa con un asistente automatizado de IA de ${brand}, no con una persona. Esta conversación se ` +
      "graba y la procesan nuestros proveedores. Por favor no escriba números de tarjeta, de banco ni de Seguro " +
      "Social. Puede pedir hablar con una persona o salir en cualquier momento.",
  },
};

/** Reduce a language tag such as "es-US" to one we have words for; English is the fallback. */
function supportedLanguage(tag) {
  return String(tag || "").toLowerCase().startsWith("es") ? "es" : "en";
}
