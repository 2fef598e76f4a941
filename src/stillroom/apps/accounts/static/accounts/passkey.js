// Asks the device for a passkey, puts its answer into the form, and sends it. The page says what to do without scripts.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
const decoded = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

const create = async ({ publicKey }) =>
  navigator.credentials.create({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      user: { ...publicKey.user, id: bytes(publicKey.user.id) },
      excludeCredentials: decoded(publicKey.excludeCredentials),
    },
  });

const get = async ({ publicKey }) =>
  navigator.credentials.get({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      allowCredentials: decoded(publicKey.allowCredentials),
    },
  });

const written = (credential) => {
  const { response } = credential;
  const answer = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) answer[name] = text(response[name]);
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response: answer,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
};

const say = (words) => {
  document.getElementById("app-status").textContent = words;
};

const optionsFor = async (button) => {
  if (button.dataset.options) return JSON.parse(button.dataset.options);
  const answer = await fetch(button.dataset.optionsFrom, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()).request_options;
};

const ask = async (button) => {
  say("");
  try {
    const options = await optionsFor(button);
    const credential = await (button.dataset.appPasskey === "create" ? create(options) : get(options));
    const field = document.getElementById(button.dataset.field);
    field.value = written(credential);
    field.form.requestSubmit();
  } catch {
    say("The passkey was not used. Try again, or use another way.");
  }
};

for (const button of document.querySelectorAll("[data-app-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  button.hidden = false;
  button.addEventListener("click", () => ask(button));
}
