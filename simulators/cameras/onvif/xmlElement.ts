/** An XML element by its local name; namespaces are not told apart. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string;
}

const maximumDepth = 40;
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[name ?? ''] ?? whole;
  });
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt' }[letter] ?? 'quot'};`);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    attributes.set(localName(name), decode(double ?? single ?? ''));
  return attributes;
}

/** Parses a document without DTD; throws on what is not well formed. */
export function parseXml(document: string): XmlElement {
  if (document.includes('<!DOCTYPE')) throw new Error('document types are not accepted');
  const root: XmlElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  const tokens = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([\w:.-]+)([^<>]*?)(\/?)>|([^<]+)/g;
  let at = 0;
  for (const token of document.matchAll(tokens)) {
    if (token.index !== at) throw new Error('malformed XML');
    at += token[0].length;
    const [, cdata, closing, name, attributes = '', selfClosing, text] = token;
    const current = open.at(-1);
    if (!current) throw new Error('malformed XML');
    if (name === undefined) current.text += cdata ?? decode(text ?? '');
    else if (closing) {
      if (open.length === 1 || current.name !== localName(name)) throw new Error('XML tags do not match');
      open.pop();
    } else {
      const element = { name: localName(name), attributes: readAttributes(attributes), children: [], text: '' };
      current.children.push(element);
      if (!selfClosing) open.push(element);
      if (open.length > maximumDepth) throw new Error('XML is nested too deeply');
    }
  }
  const [element] = root.children;
  if (at !== document.length || open.length !== 1 || !element) throw new Error('malformed XML');
  return element;
}

/** The first element along a path of local names, null where there is none. */
export function findElement(from: XmlElement, ...path: string[]): XmlElement | null {
  let current: XmlElement | undefined = from;
  for (const name of path) {
    current = current.children.find((child) => child.name === name);
    if (!current) return null;
  }
  return current;
}
