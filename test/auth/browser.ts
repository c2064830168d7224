/** As much of a browser as signing in needs: cookies by host, redirects, forms. */
export interface Browser {
  readonly cookies: ReadonlyMap<string, string>;
  /** Opens an address and follows where it leads. */
  open(url: string, init?: RequestInit): Promise<Page>;
  /** Sends the form of a page with its hidden values and these. */
  submit(page: Page, values: Readonly<Record<string, string>>): Promise<Page>;
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
}

const MOST_REDIRECTS = 12;

/** Opens one without cookies. */
export function openBrowser(): Browser {
  const cookies = new Map<string, string>();
  const open = async (url: string, init: RequestInit = {}): Promise<Page> => {
    let at = url;
    let request = init;
    for (let redirects = 0; redirects < MOST_REDIRECTS; redirects += 1) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const navigation = { "sec-fetch-mode": "navigate", "sec-fetch-site": "same-origin" };
      const headers = { cookie, ...navigation, ...request.headers };
      const answer = await fetch(at, { ...request, headers, redirect: "manual" });
      for (const set of answer.headers.getSetCookie()) keepCookie(cookies, set);
      const location = answer.headers.get("location");
      if (location === null) return { url: at, status: answer.status, html: await answer.text() };
      await answer.body?.cancel();
      at = new URL(location, at).href;
      request = {};
    }
    throw new Error(`${url} leads on and on`);
  };
  return {
    cookies,
    open,
    submit: (page, values) => {
      const action = /<form[^>]* action="([^"]+)"/.exec(page.html)?.[1]?.replaceAll("&amp;", "&") ?? page.url;
      const hidden = [...page.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
      const form = new URLSearchParams(Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value])));
      for (const [name, value] of Object.entries(values)) form.set(name, value);
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      return open(new URL(action, page.url).href, { method: "POST", headers, body: form.toString() });
    },
  };
}

function keepCookie(cookies: Map<string, string>, set: string): void {
  const [pair = "", ...attributes] = set.split(";");
  const [name = "", value = ""] = pair.split(/=(.*)/s);
  const isGone =
    value === "" || attributes.some((attribute) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(attribute));
  if (isGone) cookies.delete(name);
  else cookies.set(name, value);
}
