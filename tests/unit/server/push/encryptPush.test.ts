import { expect, test } from 'vitest';
import { canReceivePush, encryptPush } from '../../../../server/push/encryptPush.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
const receiver = {
  publicKey: bytes('BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4'),
  auth: bytes('BTBZMqHH6r4Tts7J_aSIgg'),
};

test('writes the very bytes of the example in RFC 8291 section 5', () => {
  const random = {
    privateKey: bytes('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw'),
    salt: bytes('DGv6ra1nlYgDCS1FRnbzlw'),
  };
  const sealed = encryptPush(Buffer.from('When I grow up, I want to be a watermelon'), receiver, { random });
  expect(sealed.toString('base64url')).toBe(
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  );
});

test('has one length for every message, and refuses keys that nothing can be sealed for', () => {
  const lengths = ['{"kind":"mayday"}', '{"kind":"assignment"}'].map(
    (text) => encryptPush(Buffer.from(text), receiver, { paddedLength: 128 }).length,
  );
  expect(new Set(lengths).size).toBe(1);
  const offTheCurve = Buffer.from(receiver.publicKey);
  offTheCurve.fill(7, 1);
  expect([
    canReceivePush(receiver),
    canReceivePush({ ...receiver, publicKey: offTheCurve }),
    canReceivePush({ ...receiver, publicKey: receiver.publicKey.subarray(1) }),
    canReceivePush({ ...receiver, auth: Buffer.alloc(15) }),
  ]).toEqual([true, false, false, false]);
});
