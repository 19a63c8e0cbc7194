/** One page of a list, with the addresses of its neighbours as Twilio writes them. */
export type Page<Item> = { readonly items: readonly Item[]; readonly fields: Record<string, unknown> };

/** Cuts a page out of a list. The token names the last item of the page before, so that new items shift nothing. */
export function pageOf<Item extends { readonly sid: string }>(items: readonly Item[], url: URL): Page<Item> {
  const size = Math.min(1000, numberOf(url, "PageSize", 50) || 50);
  const page = numberOf(url, "Page", 0);
  const token = url.searchParams.get("PageToken")?.slice(2);
  const afterToken = token === undefined ? -1 : items.findIndex(({ sid }) => sid === token) + 1;
  const start = afterToken > 0 ? afterToken : page * size;
  const shown = items.slice(start, start + size);
  const link = (number: number, last?: Item): string => linkTo(url, size, number, last?.sid);
  const isLast = start + size >= items.length;
  const fields = {
    end: page * size + Math.max(0, shown.length - 1),
    first_page_uri: link(0),
    next_page_uri: isLast ? null : link(page + 1, shown.at(-1)),
    page,
    page_size: size,
    previous_page_uri: page === 0 ? null : link(page - 1, items[start - size - 1]),
    start: page * size,
    uri: `${url.pathname}${url.search}`,
  };
  return { items: shown, fields };
}

function linkTo(url: URL, size: number, page: number, lastSid: string | undefined): string {
  const query = new URLSearchParams(url.searchParams);
  query.set("PageSize", String(size));
  query.set("Page", String(page));
  query.delete("PageToken");
  if (lastSid !== undefined) query.set("PageToken", `PA${lastSid}`);
  return `${url.pathname}?${query}`;
}

function numberOf(url: URL, name: string, otherwise: number): number {
  const given = Number(url.searchParams.get(name) ?? otherwise);
  return Number.isSafeInteger(given) && given >= 0 ? given : otherwise;
}
