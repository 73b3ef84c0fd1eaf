/** A JSON value as it may stand on the wire and in the journal. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * One text for one value: keys sorted by UTF-16 code unit, no white space, numbers and strings as ECMAScript writes them
 * (RFC 8785, JSON Canonicalization Scheme). Throws on what JSON cannot carry.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('A number that is not finite has no JSON form');
    return String(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? canonicalArray(value) : canonicalObject(value as JsonObject);
}

type JsonObject = { readonly [key: string]: Json | undefined };

/** Keys that stand in JSON as they are, which nearly all of ours do. */
const plainKey = /^[\w-]*$/;

// Every entry of the journal passes here, so the texts are joined by hand: half the time of arrays of members.
function canonicalArray(items: readonly Json[]): string {
  let text = '[';
  let separator = '';
  for (const item of items) {
    text += separator + canonicalJson(item);
    separator = ',';
  }
  return `${text}]`;
}

function canonicalObject(record: JsonObject): string {
  let text = '{';
  let separator = '';
  for (const key of sortedKeys(record)) {
    const member = record[key];
    if (member === undefined) continue;
    text += `${separator}${plainKey.test(key) ? `"${key}"` : JSON.stringify(key)}:${canonicalJson(member)}`;
    separator = ',';
  }
  return `${text}}`;
}

function sortedKeys(record: JsonObject): string[] {
  const keys = Object.keys(record);
  const isSorted = keys.every((key, index) => index === 0 || (keys[index - 1] ?? '') < key);
  return isSorted ? keys : keys.sort();
}
