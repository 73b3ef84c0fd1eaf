import { expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../../../protocol/wire/canonicalJson.ts';

test('writes the example of RFC 8785, section 3.2.2, byte for byte', () => {
  const value: Json = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test('sorts keys by UTF-16 code unit whatever they look like, and leaves out what is undefined', () => {
  const value: Json = {
    '\u20ac': 1,
    '\r': 2,
    '\ufb33': 3,
    '10': 4,
    '9': 5,
    '\ud83d\ude02': 6,
    a: undefined,
    '': {},
    'a b': [],
  };
  expect(canonicalJson(value)).toBe('{"":{},"\\r":2,"10":4,"9":5,"a b":[],"\u20ac":1,"\ud83d\ude02":6,"\ufb33":3}');
});

test('writes zero without its sign, and refuses numbers that JSON does not know', () => {
  expect(canonicalJson([-0, 1e21, 1.5e-7])).toBe('[0,1e+21,1.5e-7]');
  for (const number of [NaN, Infinity, -Infinity]) expect(() => canonicalJson({ number })).toThrow(TypeError);
});
