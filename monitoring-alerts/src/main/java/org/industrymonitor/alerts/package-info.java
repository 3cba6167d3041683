/** From published totals to alerts that are raised, explained, withdrawn and told. */
package org.industrymonitor.alerts;
