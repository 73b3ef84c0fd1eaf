import { spawn } from 'node:child_process';

const keptOutputBytes = 16_000;

/**
 * Runs a command and resolves with its standard output; rejects with the end of everything it printed.
 * The whole process group is ended when the time limit runs out.
 */
export function runCommand(command, parameters, { cwd, env, timeoutMs = 600_000 } = {}) {
  return new Promise((resolve, reject) => {
    const isGroup = process.platform !== 'win32';
    const child = spawn(command, parameters, {
      cwd,
      env: env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: isGroup,
    });
    let output = '';
    let everything = '';
    const keep = (chunk) => {
      everything = (everything + chunk).slice(-keptOutputBytes);
    };
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
      keep(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', keep);

    const end = () => {
      try {
        if (isGroup) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      } catch (error) {
        if (error.code !== 'ESRCH') throw error;
      }
    };
    const endOnSignal = () => {
      end();
      process.exit(130);
    };
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      end();
    }, timeoutMs);
    process.once('SIGINT', endOnSignal);
    process.once('SIGTERM', endOnSignal);
    const settle = () => {
      clearTimeout(timer);
      process.off('SIGINT', endOnSignal);
      process.off('SIGTERM', endOnSignal);
    };

    child.on('error', (error) => {
      settle();
      reject(new Error(`${command} could not be started: ${error.message}`, { cause: error }));
    });
    child.on('close', (code, signal) => {
      settle();
      if (code === 0) return resolve(output);
      const how = isLate ? `took longer than ${timeoutMs / 1000} s` : `ended with ${code ?? signal}`;
      const words = parameters.filter((parameter) => !parameter.startsWith('-')).slice(0, 3);
      reject(new Error(`${[command, ...words].join(' ')} ${how}\n${everything.trim()}`));
    });
  });
}
