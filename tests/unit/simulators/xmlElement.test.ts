import { describe, expect, it } from 'vitest';
import { escapeXml, findElement, parseXml } from '../../../simulators/cameras/onvif/xmlElement.ts';

describe('parseXml', () => {
  it('reads elements by local name, attributes, entities and CDATA', () => {
    const root = parseXml(
      '<?xml version="1.0"?><s:E xmlns:s="x"><!-- note --><a:B c="1 &amp; 2" d=\'&#x4e2d;\'/><F>&lt;<![CDATA[<&]]></F></s:E>',
    );
    expect([...(findElement(root, 'B')?.attributes ?? [])]).toEqual([
      ['c', '1 & 2'],
      ['d', '中'],
    ]);
    expect(findElement(root, 'F')?.text).toBe('<<&');
    expect(findElement(root, 'B', 'G')).toBeNull();
  });

  it.each([
    '',
    'text',
    '<a>',
    '<a></b>',
    '<a/><',
    '</a>',
    '<a/><b',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    '<a>'.repeat(100) + '</a>'.repeat(100),
  ])('refuses %j', (document) => {
    expect(() => parseXml(document)).toThrow();
  });

  it('escapes what it would otherwise read as markup', () => {
    const text = `<"&'>`;
    expect(parseXml(`<a b="${escapeXml(text)}">${escapeXml(text)}</a>`)).toMatchObject({ text });
  });
});
