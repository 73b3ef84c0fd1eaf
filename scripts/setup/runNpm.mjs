import { runCommand } from './runCommand.mjs';

/**
 * The environment without what an outer `npm run` put there: its npm_* variables would point an inner npm at the wrong folder.
 */
export function environmentWithoutNpm() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(registry|userconfig|cache$))/i.test(name)),
  );
}

/** Runs npm itself, the one that runs this script where there is one. */
export function runNpm(parameters, { cwd, timeoutMs }) {
  const env = environmentWithoutNpm();
  const npmScript = process.env.npm_execpath;
  if (npmScript?.endsWith('.js'))
    return runCommand(process.execPath, [npmScript, ...parameters], { cwd, env, timeoutMs });
  if (process.platform === 'win32')
    return runCommand('cmd.exe', ['/c', 'npm.cmd', ...parameters], { cwd, env, timeoutMs });
  return runCommand('npm', parameters, { cwd, env, timeoutMs });
}
