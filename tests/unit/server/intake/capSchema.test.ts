import { readFileSync } from 'node:fs';
import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';
import { afterAll, describe, expect, test } from 'vitest';
import { capAlertFacts, type CapElement, type CapElements } from '../../../support/intake/capFacts.ts';

const file = new URL('../../../../resources/cap/CAP-v1.2.xsd', import.meta.url);
const schema = XmlDocument.fromString(readFileSync(file, 'utf8'));
const validator = XsdValidator.fromDoc(schema);
afterAll(() => {
  validator.dispose();
  schema.dispose();
});

interface Node {
  readonly name: string;
  readonly content: string | readonly Node[];
}

const samples = {
  text: 'a word',
  time: '2026-01-05T21:14:03+08:00',
  uri: 'https://hall.example/a.png',
  language: 'zh-CN',
  integer: '120',
  decimal: '30.5',
} as const;
const unfit: Readonly<Partial<Record<keyof typeof samples, readonly string[]>>> = {
  time: ['2026-01-05T21:14:03Z', '2026-01-05T21:14:03', '2026-01-05T21:14:03.5+08:00', '2026-02-30T21:14:03+08:00'],
  language: ['zh_CN', '中文'],
  integer: ['1.5', 'many'],
  decimal: ['high', ''],
};

function sampleOf({ name, holds }: CapElement): Node {
  if (typeof holds === 'string') return { name, content: samples[holds] };
  if ('elements' in holds) return { name, content: holds.elements.map(sampleOf) };
  return { name, content: holds[0] ?? '' };
}

function write({ name, content }: Node): string {
  return `<${name}>${typeof content === 'string' ? content : content.map(write).join('')}</${name}>`;
}

/** The whole message with every element once, but for the one group that `change` makes anew. */
function messageWith(path: readonly string[], change: (nodes: readonly Node[]) => readonly Node[]): string {
  const nodes = capAlertFacts.elements.map(sampleOf);
  return `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">${changed(nodes, path, change).map(write).join('')}</alert>`;
}

function changed(
  nodes: readonly Node[],
  [first, ...rest]: readonly string[],
  change: (nodes: readonly Node[]) => readonly Node[],
): readonly Node[] {
  if (first === undefined) return change(nodes);
  return nodes.map((node) =>
    node.name === first && typeof node.content !== 'string'
      ? { ...node, content: changed(node.content, rest, change) }
      : node,
  );
}

function isValid(text: string): boolean {
  const document = XmlDocument.fromString(text);
  try {
    validator.validate(document);
    return true;
  } catch (error) {
    if (error instanceof XmlLibError) return false;
    throw error;
  } finally {
    document.dispose();
  }
}

function groupsOf({ elements }: CapElements, path: readonly string[] = []): [readonly string[], CapElements][] {
  const inner = elements.flatMap(({ name, holds }) =>
    typeof holds === 'object' && 'elements' in holds ? groupsOf(holds, [...path, name]) : [],
  );
  return [[path, { elements }], ...inner];
}

describe.each(groupsOf(capAlertFacts))(
  'our text of the schema agrees with the published one in alert/%s',
  (path, facts) => {
    const only = (name: string, values: readonly string[]) =>
      messageWith(path, (nodes) =>
        nodes.flatMap((node) => (node.name === name ? values.map((content) => ({ name, content })) : [node])),
      );

    test('in how often each element stands', () => {
      expect(isValid(messageWith(path, (nodes) => nodes))).toBe(true);
      for (const { name, count } of facts.elements) {
        const without = messageWith(path, (nodes) => nodes.filter((node) => node.name !== name));
        const twice = messageWith(path, (nodes) =>
          nodes.flatMap((node) => (node.name === name ? [node, node] : [node])),
        );
        expect([name, isValid(without), isValid(twice)]).toEqual([
          name,
          count === '?' || count === '*',
          count === '+' || count === '*',
        ]);
      }
    });

    test('in their order, and in letting nothing else stand', () => {
      for (const [index, { name }] of facts.elements.slice(1).entries()) {
        const swapped = messageWith(path, (nodes) => {
          const [one, other] = [nodes[index], nodes[index + 1]];
          return one === undefined || other === undefined ? nodes : nodes.with(index, other).with(index + 1, one);
        });
        expect([name, isValid(swapped)]).toEqual([name, false]);
      }
      expect(isValid(messageWith(path, (nodes) => [...nodes, { name: 'personName', content: 'x' }]))).toBe(false);
    });

    test('in their values', () => {
      for (const { name, holds } of facts.elements) {
        if (typeof holds === 'string') {
          for (const value of unfit[holds] ?? [])
            expect([name, value, isValid(only(name, [value]))]).toEqual([name, value, false]);
        } else if (!('elements' in holds)) {
          for (const value of holds) expect([name, value, isValid(only(name, [value]))]).toEqual([name, value, true]);
          for (const value of ['', 'Other thing', holds[0]?.toLowerCase() ?? '']) {
            expect([name, value, isValid(only(name, [value]))]).toEqual([name, value, false]);
          }
        }
      }
    });
  },
);

test('an enveloped XML signature may close the message, and nothing of another namespace', () => {
  const signed = (namespace: string) =>
    messageWith([], (nodes) => nodes).replace('</alert>', `<Signature xmlns="${namespace}"/></alert>`);
  expect(isValid(signed('http://www.w3.org/2000/09/xmldsig#'))).toBe(true);
  expect(isValid(signed('urn:example:other'))).toBe(false);
});
