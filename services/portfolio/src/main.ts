import { runService } from '@foreshock/service';
import { portfolioService } from './service.ts';

await runService(portfolioService);
