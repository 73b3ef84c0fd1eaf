/** A refusal in words, beside what was asked. */
export function Problem({ words }: { words: string | null }) {
  if (words === null) return null;
  return (
    <p className="problem" role="alert">
      {words}
    </p>
  );
}
