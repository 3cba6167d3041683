/** Registry, calendar and reference files: checked as a whole, published as a whole. */
package org.industrymonitor.ingest.registry;
