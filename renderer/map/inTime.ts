/** What is awaited, unless it takes longer: then an error with these words. */
export async function inTime<Value>(waiting: Promise<Value>, timeoutMs: number, words: string): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(words)), timeoutMs);
  });
  try {
    return await Promise.race([waiting, late]);
  } finally {
    clearTimeout(timer);
  }
}
