/** What every transport adapter must hold, as one abstract test. */
package org.industrymonitor.ingest.contract;
