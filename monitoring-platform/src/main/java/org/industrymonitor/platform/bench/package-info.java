/** Throughput of the real topology beside the limit and the stock way, measured in one run. */
package org.industrymonitor.platform.bench;
