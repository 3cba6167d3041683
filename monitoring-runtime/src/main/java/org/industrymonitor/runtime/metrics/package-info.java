/** The meters of a process and their Prometheus text. */
package org.industrymonitor.runtime.metrics;
