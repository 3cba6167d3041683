/** What every process of the platform needs: settings, lifecycle, HTTP, metrics and Kafka clients. */
package org.industrymonitor.runtime;
