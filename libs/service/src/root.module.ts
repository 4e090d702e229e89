import { Module, type DynamicModule } from '@nestjs/common';
import type { ServiceKit, ServiceParts } from './definition.ts';
import { HEALTH, METRICS, OperationsController } from './operations.controller.ts';

/** The service's own module beside the operations endpoints. */
@Module({})
export class RootModule {
  static of(parts: ServiceParts, kit: ServiceKit): DynamicModule {
    return {
      module: RootModule,
      imports: parts.module === undefined ? [] : [parts.module],
      controllers: [OperationsController],
      providers: [
        { provide: HEALTH, useValue: kit.health },
        { provide: METRICS, useValue: kit.metrics },
      ],
    };
  }
}
