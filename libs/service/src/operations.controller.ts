import { Controller, Get, Header, Inject, ServiceUnavailableException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { HealthRegistry, Registry } from '@foreshock/observability';

export const HEALTH = Symbol('health');
export const METRICS = Symbol('metrics');

/** What an operator's machinery asks every service. */
@ApiExcludeController()
@Controller()
export class OperationsController {
  readonly #health: HealthRegistry;
  readonly #metrics: Registry;

  constructor(@Inject(HEALTH) health: HealthRegistry, @Inject(METRICS) metrics: Registry) {
    this.#health = health;
    this.#metrics = metrics;
  }

  @Get('health/live')
  live() {
    return { ok: true };
  }

  @Get('health/ready')
  ready() {
    const report = this.#health.report();
    if (!report.ok) throw new ServiceUnavailableException(report);
    return report;
  }

  @Get('health/startup')
  startup() {
    return this.ready();
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.#metrics.metrics();
  }
}
