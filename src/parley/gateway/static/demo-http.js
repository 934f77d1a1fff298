// One way of talking to the demo endpoints, shared by the demo pages.

/** Post JSON and return the JSON answer; every failure becomes an Error whose message is a sentence to show. */
export async function postJson(path, body, fallback = "The server did not accept this. Please try again.") {
  let response;
  try {
    response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("The server cannot be reached. Check that it is running and try again.");
  }
  const data = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(sentenceOf(data) || fallback);
  return data;
}

/** The human sentence in an error answer, whichever of the usual places it is in. */
function sentenceOf(data) {
  const candidates = [data.error?.message, data.error, data.message, data.detail];
  return candidates.find((candidate) => typeof candidate === "string" && candidate.includes(" "));
}
