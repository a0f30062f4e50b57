import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ActorGuard } from './access/actor-guard.js';
import { READS_PER_MINUTE, TokenGuard } from './access/token-guard.js';
import { AccuracyModule } from './accuracy/accuracy.module.js';
import { ActionsModule } from './actions/actions.module.js';
import { CasesModule } from './cases/cases.module.js';
import { CubeModule } from './cube/cube.module.js';
import { EffectModule } from './effect/effect.module.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { EditionsModule } from './editions/editions.module.js';
import { EventsModule } from './events/events.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { FaqModule } from './faq/faq.module.js';
import { FactsModule } from './facts/facts.module.js';
import { HealthModule } from './health/health.module.js';
import { ItemsModule } from './items/items.module.js';
import { LabelsModule } from './labels/labels.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OpenApiModule } from './openapi/openapi.module.js';
import { PinsModule } from './pins/pins.module.js';
import { ReviewsModule } from './reviews/reviews.module.js';
import { RecipientsModule } from './recipients/recipients.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { SignalsModule } from './signals/signals.module.js';
import { SourcesModule } from './sources/sources.module.js';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.js';
import { SuggestionsModule } from './suggestions/suggestions.module.js';
import { TaxonomyModule } from './taxonomy/taxonomy.module.js';
import { ThemesModule } from './themes/themes.module.js';
import { TokensModule } from './tokens/tokens.module.js';
import { TrackersModule } from './trackers/trackers.module.js';
import { ViewsModule } from './views/views.module.js';
import { WorldModule } from './world/world.module.js';
import type { World } from './world/world.js';

@Module({})
export class AppModule {
  /** @param readsPerMinute what one token may ask */
  static of(world: World, readsPerMinute: number): DynamicModule {
    return {
      module: AppModule,
      imports: [
        WorldModule.of(world),
        HealthModule,
        EventsModule,
        EffectModule,
        ThemesModule,
        TaxonomyModule,
        SuggestionsModule,
        SignalsModule,
        CasesModule,
        FaqModule,
        ReviewsModule,
        CubeModule,
        EditionsModule,
        FactsModule,
        PinsModule,
        RecipientsModule,
        // before the items: /items/export is no item of that id
        ExportsModule,
        ItemsModule,
        LabelsModule,
        AccuracyModule,
        ActionsModule,
        SettingsModule,
        SourcesModule,
        ViewsModule,
        TokensModule,
        NotificationsModule,
        DeliveriesModule,
        SubscriptionsModule,
        TrackersModule,
        OpenApiModule,
      ],
      providers: [
        { provide: READS_PER_MINUTE, useValue: readsPerMinute },
        // a token first: what it may not do needs nobody who acts
        { provide: APP_GUARD, useClass: TokenGuard },
        { provide: APP_GUARD, useClass: ActorGuard },
      ],
    };
  }
}
