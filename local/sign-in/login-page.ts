import type { IncomingMessage, ServerResponse } from "node:http";
import type { Provider } from "oidc-provider";
import { html, page, sendPage } from "../html.ts";
import { requestBody } from "../request-body.ts";
import { type DemoLogin, matchingLogin } from "./demo-logins.ts";

const BODY_LIMIT = 4096;

/** Shows the login form, and on POST goes on with who signed in. */
export async function loginPage(
  provider: Provider,
  logins: readonly DemoLogin[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(request, response);
  } catch {
    sendPage(response, 400, page("Sign in", html`<h1>Sign in</h1><p>This sign-in is over. Begin again.</p>`));
    return;
  }
  if (request.method !== "POST") {
    sendForm(response, 200, "");
    return;
  }
  const form = new URLSearchParams((await requestBody(request, BODY_LIMIT))?.toString() ?? "");
  const login = matchingLogin(logins, form.get("email") ?? "", form.get("password") ?? "");
  if (!login) {
    sendForm(response, 401, "Wrong e-mail address or password.");
    return;
  }
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId: login.id } },
    { mergeWithLastSubmission: false },
  );
}

function sendForm(response: ServerResponse, status: number, problem: string): void {
  const form = html`<h1>Sign in to Hearback on this computer</h1><p role="alert">${problem}</p>
<form method="post"><label>E-mail address <input name="email" type="email" autocomplete="username" required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button></form><p>The demo logins are on the start screen.</p>`;
  // No form-action: browsers apply it to the redirects that follow a sign-in, which end at the console.
  sendPage(response, status, page("Sign in", form));
}
