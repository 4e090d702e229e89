import { Body, Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiResponse, ApiTags } from '@nestjs/swagger';
import { dayOf, isoDate } from '@foreshock/contracts';
import { z } from 'zod';
import { ClockError, type BusinessClock } from '../clock/business-clock.ts';
import * as model from './api-model.ts';
import { ProblemException } from './problem.ts';
import { readBody } from './read-body.ts';
import { TokenGuard } from './token.guard.ts';

export const CLOCK = Symbol('business clock');

const clockBody = z.strictObject({ date: z.iso.date() });

/** The business date. */
@ApiTags('clock')
@ApiBearerAuth()
@UseGuards(TokenGuard)
@Controller('v1/clock')
export class ClockController {
  constructor(@Inject(CLOCK) private readonly clock: BusinessClock) {}

  @Post()
  @HttpCode(202)
  @ApiBody({
    schema: { type: 'object', required: ['date'], properties: { date: { type: 'string', format: 'date' } } },
  })
  @ApiResponse({ status: 202, description: 'Open up to this date; `opened` dates were new.' })
  @ApiResponse({ status: 422, ...model.problemResponse })
  async advance(@Body() body: unknown): Promise<{ date: string | null; opened: number }> {
    const { date } = readBody(clockBody, body);
    try {
      const opened = await this.clock.advanceTo(dayOf(date));
      return { date: this.clock.date === null ? null : isoDate(this.clock.date), opened: opened.length };
    } catch (error) {
      if (!(error instanceof ClockError)) throw error;
      throw new ProblemException({ title: 'Too far ahead', status: 422, detail: error.message });
    }
  }
}
