import { CameraSimulation } from './cameraSimulation.ts';
import { readFaultCommands } from './readFaultCommands.ts';
import { readSimulatorOptions } from './simulatorOptions.ts';

/** Runs the simulator as a process: one JSON line when ready, fault commands on standard input, until told to stop. */
export async function runSimulator(entry: URL): Promise<void> {
  const fail = (error: unknown) => {
    process.stderr.write(`camera simulator: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  };
  try {
    const options = readSimulatorOptions(process.argv.slice(2), process.env);
    const simulation = await CameraSimulation.create(options, { entry, onFailure: fail });
    const stop = () => void simulation.close().then(() => process.exit(0), fail);
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    const print = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
    print(simulation.describe());
    readFaultCommands(process.stdin, {
      apply: (command) => simulation.setFaults(command),
      reply: print,
      onEnd: () => {
        // The pipe from the parent closes when the parent dies, however it dies.
        if (options.exitWithParent) stop();
      },
    });
  } catch (error) {
    fail(error);
  }
}
