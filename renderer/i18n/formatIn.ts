/** Making a format costs a page more than the screen it stands on, so each is made once for a language. */
export function formatIn(options: Intl.DateTimeFormatOptions): (language: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (language) => {
    const known = made.get(language);
    if (known !== undefined) return known;
    const format = new Intl.DateTimeFormat(language, options);
    made.set(language, format);
    return format;
  };
}
