import { hostname, networkInterfaces } from 'node:os';

/** Under what this machine can be reached on its networks, nearest to a person first; loopback is not among them. */
export function outwardNames(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host];
  return outwardAddresses();
}

/** Everything a certificate of this machine should name. */
export function machineNames(host: string): string[] {
  const own = hostname().toLowerCase();
  const names = /^[a-z0-9.-]+$/.test(own) ? [own, `${own}.local`] : [];
  return [...new Set(['localhost', '127.0.0.1', '::1', ...names, ...outwardNames(host), ...outwardAddresses()])];
}

function outwardAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal, family, scopeid }) => !internal && (family === 'IPv4' || scopeid === 0))
    .sort((first, second) => first.family.localeCompare(second.family))
    .map(({ address }) => address);
}
