import { html, page, sendPage } from "../html.ts";
import { type LoopbackServer, loopbackServer } from "../loopback-server.ts";
import { loginPage } from "./login-page.ts";
import { type ProviderOptions, signInProvider } from "./provider.ts";

/** Where a sign-in without a console ends: what the headless way reads its code from. */
export const SIGNED_IN_PATH = "/signed-in";

/** The local sign-in: an OpenID provider with its login form, at the address of its issuer. */
export function signInServer(
  port: number,
  options: Omit<ProviderOptions, "issuer" | "redirectUris">,
): Promise<LoopbackServer> {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = signInProvider({ ...options, issuer, redirectUris: [issuer + SIGNED_IN_PATH] });
  const oidc = provider.callback();
  return loopbackServer(port, async (request, response) => {
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    if (/^\/login\/[\w-]{1,64}$/.test(path)) return loginPage(provider, options.logins, request, response);
    if (path !== SIGNED_IN_PATH && path !== "/") return oidc(request, response);
    const text =
      path === "/" ? "The console sends you here when you sign in." : "You are signed in. You can close this page.";
    sendPage(response, 200, page("Sign in", html`<h1>Hearback's sign-in on this computer</h1><p>${text}</p>`));
  });
}
