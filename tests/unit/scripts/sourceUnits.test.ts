import { expect, test } from 'vitest';

import { spreadOverUnits, unitText } from '../../../scripts/setup/mediaWorker/recipe/sourceUnits.mjs';

const dtls = { path: '/w/src/RTC/DtlsTransport.cpp', lines: 1_700 };
const plain = { path: '/w/src/RTC/PlainTransport.cpp', lines: 1_300 };
const router = { path: '/w/src/RTC/Router.cpp', lines: 1_000 };

test('spreads files over units by size, each file once', () => {
  expect(spreadOverUnits([router, dtls], 2)).toEqual([[dtls.path], [router.path]]);
});

test('keeps files apart whose file-scope names collide, although one unit would be lighter', () => {
  const heavy = { path: '/w/src/RTC/Transport.cpp', lines: 10_000 };

  expect(spreadOverUnits([dtls, plain, heavy], 2)).toEqual([[heavy.path, plain.path], [dtls.path]]);
});

test('refuses to put colliding files together when there are too few units', () => {
  expect(() => spreadOverUnits([dtls, plain], 1)).toThrow(/No unit is free for .*PlainTransport/);
});

test('undefines the class macro after each file', () => {
  expect(unitText(['/a.cpp', '/b.cpp'])).toBe(
    '#include "/a.cpp"\n#undef MS_CLASS\n#include "/b.cpp"\n#undef MS_CLASS\n',
  );
});
