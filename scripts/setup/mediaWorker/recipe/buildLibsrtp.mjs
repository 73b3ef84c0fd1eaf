import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { installAptPackages } from '../../installAptPackages.mjs';
import { runCommand } from '../../runCommand.mjs';
import { say } from '../../say.mjs';

const aptFolder = '/etc/apt';

function sourceListText(name, text) {
  if (name.endsWith('.sources')) return text.replaceAll(/^Types:.*$/gm, 'Types: deb-src');
  return text.replaceAll(/^deb-src .*$/gm, '').replaceAll(/^deb /gm, 'deb-src ');
}

/** Options that point apt at source lists of our own, made from the machine's lists; the machine's stay untouched. */
function writeSourceLists(folder) {
  const parts = join(folder, 'parts');
  for (const path of [parts, join(folder, 'lists', 'partial')]) mkdirSync(path, { recursive: true });
  const partsFolder = join(aptFolder, 'sources.list.d');
  const names = existsSync(partsFolder)
    ? readdirSync(partsFolder).filter((name) => /\.(list|sources)$/.test(name))
    : [];
  for (const name of names) {
    writeFileSync(join(parts, name), sourceListText(name, readFileSync(join(partsFolder, name), 'utf8')));
  }
  const mainList = join(aptFolder, 'sources.list');
  if (existsSync(mainList)) {
    writeFileSync(join(parts, 'main.list'), sourceListText('main.list', readFileSync(mainList, 'utf8')));
  }
  return [
    '-oDir::Etc::SourceList=/dev/null',
    `-oDir::Etc::SourceParts=${parts}`,
    `-oDir::State::Lists=${join(folder, 'lists')}`,
    '-oAcquire::http::Timeout=20',
  ];
}

async function fetchSource(folder) {
  const options = writeSourceLists(folder);
  await runCommand('apt-get', [...options, 'update'], { cwd: folder, timeoutMs: 60_000 });
  // Unpacks too, with Debian's own fixes applied.
  await runCommand('apt-get', [...options, '--only-source', 'source', 'libsrtp2'], { cwd: folder, timeoutMs: 60_000 });
  const sources = readdirSync(folder).find((name) => existsSync(join(folder, name, 'configure')));
  if (sources === undefined) throw new Error(`apt-get source left no libsrtp2 with a configure script in ${folder}`);
  return join(folder, sources);
}

async function buildFromSource(folder) {
  const sources = await fetchSource(folder);
  const env = { ...process.env, CFLAGS: '-O3 -fPIC' };
  await runCommand('./configure', ['--enable-openssl'], { cwd: sources, env, timeoutMs: 120_000 });
  await runCommand('make', ['libsrtp2.a'], { cwd: sources, timeoutMs: 180_000 });
  const includes = join(folder, 'include', 'srtp2');
  mkdirSync(includes, { recursive: true });
  for (const header of [
    'include/srtp.h',
    'crypto/include/cipher.h',
    'crypto/include/auth.h',
    'crypto/include/crypto_types.h',
  ]) {
    writeFileSync(join(includes, header.split('/').at(-1)), readFileSync(join(sources, header)));
  }
  return { compile: ['-isystem', join(folder, 'include')], link: [join(sources, 'libsrtp2.a')] };
}

/**
 * Builds a static libsrtp 2 on OpenSSL from Debian's source: its binary package uses NSS, which encrypts fewer than half as
 * many packets a second, and is taken only where the source cannot be had. Gives the compiler and linker arguments.
 */
export async function buildLibsrtp(folder) {
  mkdirSync(folder, { recursive: true });
  try {
    return await buildFromSource(folder);
  } catch (error) {
    say(`media worker: libsrtp from source failed, taking the slower packaged one (${error.message.split('\n')[0]})`);
    await installAptPackages(['libsrtp2-dev'], 'building the media worker');
    return { compile: [], link: ['-lsrtp2'] };
  }
}
