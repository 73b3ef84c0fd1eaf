import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** Where input breaks its schema, names joined by dots: of several ways it could be read, in the one it comes nearest to. */
export function whereUnsound(error: z.ZodError): string {
  const [first] = error.issues;
  return first === undefined ? '' : pathOf(first).join('.');
}

function pathOf(issue: Issue): readonly PropertyKey[] {
  const path = [...issue.path];
  if (issue.code === 'unrecognized_keys') return [...path, issue.keys[0] ?? ''];
  if (issue.code !== 'invalid_union') return path;
  const [nearest] = issue.errors.toSorted((one, other) => one.length - other.length);
  const inner = nearest?.[0];
  return inner === undefined ? path : [...path, ...pathOf(inner)];
}
