import { readFileSync } from 'node:fs';
import { ParseOption, XmlDocument, XmlElement, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { Rejected } from '../../../protocol/wire/rejection.ts';

export const capNamespace = 'urn:oasis:names:tc:emergency:cap:1.2';

export interface CapInfo {
  readonly categories: readonly string[];
  readonly event: string;
  readonly urgency: string;
  readonly severity: string;
  readonly expires: string | undefined;
  readonly onset: string | undefined;
  readonly headline: string;
  readonly description: string;
  readonly instruction: string;
  readonly names: readonly string[];
  readonly areas: readonly CapArea[];
}
export interface CapArea {
  readonly description: string;
  /** Closed rings of [lon, lat] in degrees. */
  readonly polygons: readonly (readonly (readonly [number, number])[])[];
  readonly circles: readonly { readonly lon: number; readonly lat: number; readonly radiusKm: number }[];
}
export interface CapAlert {
  readonly identifier: string;
  readonly sender: string;
  readonly sent: string;
  readonly status: string;
  readonly msgType: string;
  readonly scope: string;
  readonly addresses: string;
  /** `sender,identifier,sent` of each earlier message. */
  readonly references: readonly string[];
  readonly infos: readonly CapInfo[];
  /** Every word of it, for what must be refused wherever it stands. */
  readonly words: readonly string[];
}

const namespaces = { cap: capNamespace };
const most = { infos: 20, areas: 100, corners: 2_000 } as const;

/**
 * Reads CAP 1.2: UTF-8, no document type and so no entities, well-formed, valid by the schema, and sound where the schema
 * cannot say so. Throws `capInvalid` and names the place, `serverStopping` once closed.
 */
export class CapReader {
  readonly #validator: XsdValidator;
  readonly #schema: XmlDocument;
  #isClosed = false;

  constructor(schemaFile: string) {
    this.#schema = XmlDocument.fromString(readFileSync(schemaFile, 'utf8'));
    this.#validator = XsdValidator.fromDoc(this.#schema);
  }

  read(bytes: Uint8Array): CapAlert {
    // A schema that was let go finds every alert invalid.
    if (this.#isClosed) throw new Rejected('unavailable', 'serverStopping');
    const text = decode(bytes);
    let document: XmlDocument | undefined;
    try {
      document = XmlDocument.fromString(text, { option: ParseOption.XML_PARSE_NONET });
      this.#validator.validate(document);
      return alertOf(document.root);
    } catch (cause) {
      if (cause instanceof XmlLibError) throw invalid(cause.message.split('\n')[0] ?? 'xml', cause);
      throw cause;
    } finally {
      document?.dispose();
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#validator.dispose();
    this.#schema.dispose();
  }
}

export function invalid(where: string, cause?: unknown): Rejected {
  return new Rejected('malformed', 'capInvalid', { details: { where: where.slice(0, 200) }, cause });
}

function decode(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw invalid('UTF-8', cause);
  }
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw invalid('DOCTYPE');
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/i.exec(text)?.[1];
  if (declared !== undefined && !/^(utf-8|us-ascii)$/i.test(declared)) throw invalid(`encoding ${declared}`);
  return text;
}

function alertOf(root: XmlElement): CapAlert {
  const scope = word(root, 'scope');
  const addresses = word(root, 'addresses');
  const msgType = word(root, 'msgType');
  const references = word(root, 'references').split(/\s+/).filter(Boolean);
  const alert = {
    identifier: word(root, 'identifier'),
    sender: word(root, 'sender'),
    sent: word(root, 'sent'),
    status: word(root, 'status'),
    msgType,
    scope,
    addresses,
    references,
    infos: elements(root, 'info').map(infoOf),
    words: wordsOf(root),
  };
  for (const name of ['identifier', 'sender'] as const) {
    // Spaces, commas, < and & would break references (3.2.1).
    if (alert[name] === '' || /[\s,<&]/.test(alert[name]) || alert[name].length > 100) throw invalid(name);
  }
  if (alert.infos.length > most.infos) throw invalid('info');
  if (scope === 'Private' && addresses === '') throw invalid('addresses');
  if (scope === 'Restricted' && word(root, 'restriction') === '') throw invalid('restriction');
  if (msgType !== 'Alert' && references.length === 0) throw invalid('references');
  if (references.some((one) => one.split(',').length !== 3)) throw invalid('references');
  return alert;
}

function infoOf(info: XmlElement): CapInfo {
  const areas = elements(info, 'area');
  if (areas.length > most.areas) throw invalid('area');
  return {
    categories: elements(info, 'category').map((one) => one.content.trim()),
    event: word(info, 'event'),
    urgency: word(info, 'urgency'),
    severity: word(info, 'severity'),
    expires: word(info, 'expires') || undefined,
    onset: word(info, 'onset') || undefined,
    headline: word(info, 'headline'),
    description: word(info, 'description'),
    instruction: word(info, 'instruction'),
    names: [...elements(info, 'parameter'), ...elements(info, 'eventCode')].map((one) => word(one, 'valueName')),
    areas: areas.map(areaOf),
  };
}

function areaOf(area: XmlElement): CapArea {
  // A ceiling without the height it is the ceiling above says nothing (3.2.4).
  if (word(area, 'ceiling') !== '' && word(area, 'altitude') === '') throw invalid('ceiling');
  return {
    description: word(area, 'areaDesc'),
    polygons: elements(area, 'polygon').map(({ content }) => polygonOf(content)),
    circles: elements(area, 'circle').map(({ content }) => {
      const [centre = '', radius = ''] = content.trim().split(/\s+/);
      const [lon, lat] = pairOf(centre);
      const radiusKm = Number(radius);
      if (radius === '' || !Number.isFinite(radiusKm) || radiusKm < 0) throw invalid('circle');
      return { lon, lat, radiusKm };
    }),
  };
}

/** CAP writes latitude first. A polygon has at least four pairs and ends where it began (3.2.4). */
function polygonOf(content: string): [number, number][] {
  const pairs = content.trim().split(/\s+/);
  if (pairs.length > most.corners) throw invalid('polygon');
  const ring = pairs.map(pairOf);
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < 4 || first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) throw invalid('polygon');
  return ring;
}

function pairOf(pair: string): [number, number] {
  const found = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/.exec(pair);
  const lat = Number(found?.[1] ?? NaN);
  const lon = Number(found?.[2] ?? NaN);
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) throw invalid(`coordinates ${pair.slice(0, 40)}`);
  return [lon, lat];
}

function elements(parent: XmlElement, name: string): XmlElement[] {
  return parent.find(`cap:${name}`, namespaces).filter((node) => node instanceof XmlElement);
}

function word(parent: XmlElement, name: string): string {
  return elements(parent, name)[0]?.content.trim() ?? '';
}

function wordsOf(root: XmlElement): string[] {
  return root.find('.//cap:*[not(*)]', namespaces).map((node) => node.content);
}
