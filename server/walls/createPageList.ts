/** The web pages a wall may show: whole origins, named by whoever runs the server. */
export interface PageList {
  readonly origins: readonly string[];
  readonly isAllowed: (url: string) => boolean;
}

/** `origins` separated by commas or spaces, as on a command line. Throws on what is no web origin. */
export function createPageList(origins: string): PageList {
  const listed = new Set(
    origins
      .split(/[\s,]+/)
      .filter((word) => word !== '')
      .map(originOf),
  );
  return {
    origins: [...listed],
    isAllowed: (url) => URL.canParse(url) && listed.has(new URL(url).origin),
  };
}

function originOf(word: string): string {
  const url = URL.canParse(word) ? new URL(word) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== word.replace(/\/$/, '')) {
    throw new RangeError(`${word} is not the origin of a web page, such as https://pages.example.org`);
  }
  return url.origin;
}
