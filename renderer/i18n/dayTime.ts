/** `11/22 08:00`, in this computer's zone. */
export function dayTime(at: number, language: string): string {
  return new Date(at).toLocaleString(language, {
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
}
