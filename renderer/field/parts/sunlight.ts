const storageKey = 'yigan.field.sunlight';

/** Black on white: readable under the sun, where dark surfaces mirror. */
export function isSunlit(): boolean {
  return localStorage.getItem(storageKey) === 'on';
}

export function setSunlit(isOn: boolean): void {
  localStorage.setItem(storageKey, isOn ? 'on' : 'off');
  applySunlight();
}

export function applySunlight(): void {
  document.documentElement.dataset['sunlight'] = isSunlit() ? 'on' : 'off';
}
