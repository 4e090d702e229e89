import { forecast, type ForecastMode } from '@foreshock/forecast';
import { forecastView, type Language } from '@foreshock/wording';
import { Exit, EXIT } from '../../output/exit.ts';
import { print, type OutputOptions } from '../../output/print.ts';
import { horizonArgument } from './arguments.ts';
import { forecastText } from './forecast-text.ts';
import { customerOf, withSources } from './open.ts';

export interface ForecastOptions extends OutputOptions {
  readonly payments: boolean;
  readonly asUsual?: boolean;
  readonly until?: string;
  readonly asOf?: string;
  readonly lang: Language;
}

/** Says what would be decided about a customer, and when, if nothing is paid any more or if he pays as usual. */
export async function forecastCommand(customerId: string, options: ForecastOptions): Promise<void> {
  if (options.asUsual === true && !options.payments)
    throw new Exit(EXIT.usage, 'choose one of --no-payments and --as-usual');
  const mode: ForecastMode = options.asUsual === true ? 'as-usual' : 'no-payments';
  await withSources(async (sources) => {
    const started = performance.now();
    const { situation } = await customerOf(sources, customerId, { asOf: options.asOf });
    const read = performance.now();
    const until = horizonArgument(options.until, situation.businessDate, '--until');
    const found = forecast(situation, mode, until);
    const took = { readMs: Math.round(read - started), runMs: Math.round(performance.now() - read) };
    const view = { ...forecastView(found, options.lang), took };
    print(options, view, () => forecastText(view));
  });
}
